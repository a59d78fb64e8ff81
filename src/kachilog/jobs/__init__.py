"""One job per verb, whoever asks for it: the command line, Excel or LibreOffice."""
