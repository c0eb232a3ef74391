"""Opens a book with openpyxl and saves it anew, as a department's own script would; "notes" adds two notes first."""

import sys

from openpyxl import load_workbook
from openpyxl.comments import Comment

source, target, *extra = sys.argv[1:]
book = load_workbook(source)
if "notes" in extra:
    table = book["自评表"]
    table["J6"].comment = Comment("数据来自年报", "填表人")
    table["M7"].comment = Comment("请领导核", "填表人")
book.save(target)
