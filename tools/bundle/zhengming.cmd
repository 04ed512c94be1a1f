@echo off
"%~dp0runtime\node.exe" "%~dp0src\cli\start.js" %*
