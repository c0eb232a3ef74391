import type { Worksheet, WorksheetProtection } from 'exceljs'

const ALLOWED: Partial<WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
}

/**
 * Keeps the office's cells from being changed by mistake. Without a password: it is no security (the office's values come
 * from its own database), a unit that must mend its sheet can, and there is nothing to hash (speed.md, P5).
 * Row heights stay free, so that rows grow with what is written.
 */
export async function protect(sheet: Worksheet): Promise<void> {
  await sheet.protect('', { ...ALLOWED })
}
