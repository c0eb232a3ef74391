"""Writes models of workbooks (book-model.ts) with openpyxl, which keeps no results of formulas.

Usage: write_with_openpyxl.py MODELS.json FOLDER. MODELS.json is a list; the first becomes FOLDER/0.xlsx.
"""
import json
import pathlib
import sys

from openpyxl import Workbook
from openpyxl.utils.datetime import from_excel


def value_of(cell):
    kind, value = cell["kind"], cell["value"]
    if kind == "number":
        return float(value) if any(sign in value for sign in ".e") else int(value)
    if kind == "boolean":
        return value == "TRUE"
    return from_excel(int(value)) if kind == "date" else value


def write(model, path):
    book = Workbook()
    book.remove(book.active)
    for sheet in model["sheets"]:
        target = book.create_sheet(sheet["name"])
        target.sheet_state = "hidden" if sheet["hidden"] else "visible"
        for cell in sheet["cells"]:
            written = target.cell(cell["row"], cell["column"])
            written.value = "=ROW()" if cell["formula"] else value_of(cell)
            if not cell["formula"]:
                written.data_type = {"text": "s", "error": "e"}.get(cell["kind"], written.data_type)
            if cell["format"] is not None:
                written.number_format = cell["format"]
        for row, column in sheet["merges"]:
            target.cell(row, column).value = "合并"
            target.merge_cells(start_row=row, start_column=column, end_row=row, end_column=column + 1)
        for row in sheet["hiddenRows"]:
            target.row_dimensions[row].hidden = True
    book.save(path)


models, folder = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")), pathlib.Path(sys.argv[2])
for index, model in enumerate(models):
    write(model, folder / f"{index}.xlsx")
