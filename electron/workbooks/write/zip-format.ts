/** Marks and sizes of the zip format, as far as they are used here (PKWARE APPNOTE 4.3; no ZIP64). */
export const LOCAL_MARK = 0x04034b50
export const LOCAL_SIZE = 30
export const CENTRAL_MARK = 0x02014b50
export const CENTRAL_SIZE = 46
export const END_MARK = 0x06054b50
export const END_SIZE = 22
export const STORED = 0
export const DEFLATED = 8
