"""Opens each of FOLDER/0.xlsx ... with openpyxl and saves it anew, TURNS times in turn, each from the copy before.

Usage: save_again.py FOLDER HOW_MANY TURNS. Prints the path of each copy.
"""
import pathlib
import sys

from openpyxl import load_workbook

folder, many, turns = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(many):
    source = folder / f"{number}.xlsx"
    for turn in range(turns):
        target = folder / f"{number}-{turn}.xlsx"
        load_workbook(source).save(target)
        print(target)
        source = target
