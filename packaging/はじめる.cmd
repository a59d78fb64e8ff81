@echo off
chcp 65001 >nul
cd /d "%~dp0"
if not exist python\python.exe goto packed
python\python.exe -I -m kachilog.cli.first_run %*
goto end
:packed
echo zip の中では動きません。zip を右クリックして「すべて展開」を選び、できたフォルダーの「はじめる」を押してください。
:end
if "%1"=="" pause
