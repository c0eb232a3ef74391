@echo off
rem The batch command of the installed program. From a script, cmd waits for a program that has windows.
"%~dp0kesu-kaoping.exe" --batch %*
exit /b %ERRORLEVEL%
