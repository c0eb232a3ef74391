"""The peer: reads every cell of every workbook of a folder with openpyxl, read-only. With a second argument it says what it read."""
import json
import os
import sys

import openpyxl

folder, dump = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
read = {}
for name in sorted(os.listdir(folder)):
    book = openpyxl.load_workbook(os.path.join(folder, name), read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows() if dump else sheet.iter_rows(values_only=True):
            if dump:
                for cell in row:
                    if cell.value is not None:
                        value = str(cell.value)
                        if isinstance(cell.value, float) and cell.value.is_integer():
                            value = str(int(cell.value))
                        read[f"{name}|{sheet.title}|{cell.coordinate}"] = value
    book.close()
if dump:
    with open(dump, "w", encoding="utf-8") as file:
        json.dump(read, file, ensure_ascii=False)
