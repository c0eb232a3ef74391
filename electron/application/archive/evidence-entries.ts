import { loadEvidenceFiles, type Evidence } from '#db/evidence.ts'
import { loadInspections, loadPhotos } from '#db/inspections.ts'
import type { Database } from '#db/open.ts'
import { loadUnits } from '#db/units.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import { shownName } from '../evidence/unit-check.ts'

/** A kept evidence file of a year, with all that it was ever attached to. */
export interface EvidenceContent {
  readonly sha256: string
  readonly size: number
  /** "市教育局 1.1“总结.pdf”": where it belongs, for whoever finds it missing. */
  readonly name: string
}

/** Every evidence file and photo of a year once, also those that were taken off: nothing that came is lost. */
export function evidenceContents(db: Database, year: number): readonly EvidenceContent[] {
  const names = new Map(loadUnits(db).map((unit) => [unit.id, unitNameIn(unit, year)]))
  const byDigest = Map.groupBy(loadEvidenceFiles(db, year), ({ sha256 }) => sha256)
  const evidence = [...byDigest].flatMap(([sha256, files]) => {
    const [first] = files
    if (first === undefined) return []
    return [{ sha256, size: first.size, name: placeOf(first, names.get(first.unit) ?? first.unit) }]
  })
  const photos = photoContents(db, year).filter(({ sha256 }) => !byDigest.has(sha256))
  return [...evidence, ...photos]
}

/** "督导检查 1“现场.jpg”". */
function photoContents(db: Database, year: number): readonly EvidenceContent[] {
  const forms = new Map(loadInspections(db, year).map(({ number, form }) => [number, form]))
  const byDigest = Map.groupBy(loadPhotos(db, year), ({ sha256 }) => sha256)
  return [...byDigest].flatMap(([sha256, [first]]) => {
    if (first === undefined) return []
    const { inspection, size } = first
    return [{ sha256, size, name: `${forms.get(inspection) ?? ''} ${inspection}“${shownName(first)}”` }]
  })
}

/** "市教育局 1.1 编号 3“总结.pdf”". */
export function placeOf(file: Evidence, unitName: string): string {
  const number = file.number === '' ? '' : ` 编号 ${file.number}`
  const item = file.indicator === null ? '' : ` ${file.indicator}`
  return `${unitName}${item}${number}“${shownName(file)}”`
}
