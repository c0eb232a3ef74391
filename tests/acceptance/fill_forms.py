"""Fills forms as another office program would: openpyxl loads each, writes the answers by header text, saves.

Usage: fill_forms.py JOBS.json; JOBS: [{"form": path, "out": path, "answers": {indicator: {header: value}}}]
"""
import json
import sys

import openpyxl


def fill(job):
    book = openpyxl.load_workbook(job["form"])
    sheet = book["自评表"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "编号")
    columns = {cell.value: cell.column for cell in header}
    for row in sheet.iter_rows(min_row=header[0].row + 1):
        answers = job["answers"].get(str(row[0].value))
        for name, value in (answers or {}).items():
            sheet.cell(row=row[0].row, column=columns[name]).value = value
    book.save(job["out"])


for one in json.load(open(sys.argv[1], encoding="utf-8")):
    fill(one)
