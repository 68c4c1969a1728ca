@echo off
rem Runs the tests on Windows.
call mvn -q test
