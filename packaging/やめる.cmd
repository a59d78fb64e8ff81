@echo off
chcp 65001 >nul
cd /d "%~dp0"
if not exist python\python.exe goto gone
python\python.exe -I -m kachilog.cli.first_run --remove
echo このあと、このフォルダーを消してください。
goto end
:gone
echo このフォルダーに Python がありません。zip の中でないか、確かめてください。
:end
pause
