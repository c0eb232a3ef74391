import { exportForms as issueForms } from '#electron/application/export-forms.ts'
import { listDocuments, listReports as reportsOf } from '#electron/application/list-reports.ts'
import { fail } from '#electron/application/outcome.ts'
import { loadReportFacts } from '#electron/application/report-facts.ts'
import { countPending } from '#electron/application/score-year.ts'
import { describeFont, PAPER_KINDS, writePapers } from '#electron/application/write-papers.ts'
import { loadYearInput } from '#electron/application/year-input.ts'
import { refuseArchived } from '#electron/application/year-state.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'

export const exportForms: Handler<'exportForms'> = ofYear(
  ({ desk, office, book }, request: RequestOf<'exportForms'>) => {
    const open = refuseArchived(book.year)
    if (!open.ok) return open
    const units = book.units.filter(({ unit }) => request.units.includes(unit.id)).map(({ name }) => name)
    if (units.length < new Set(request.units).size) {
      return fail('unknown-unit', `所选单位有不属于${book.year.year}年度的，没有下发任何自评表。请重新选择。`)
    }
    return runJob(desk, 'forms', (progress, stopped) =>
      saveThrough(
        desk,
        { folder: folderName(book.year.year), archive: `${book.year.year}年度自评表` },
        async (folder) => {
          const issued = await issueForms(office, book, { folder, units, progress, stopped })
          if (!issued.ok) return issued
          const { forms, notIssued } = issued.value
          return { ok: true, value: { files: forms, notWritten: notIssued } }
        },
      ),
    )
  },
)

export const openFolder: Handler<'openFolder'> = async ({ desk }, { place }) => {
  const { showFolder } = desk.host
  if (showFolder === null) return fail('not-in-this-host', '文件已由浏览器下载，请在浏览器的下载列表中打开。')
  const path = desk.places.find(place)
  if (path === null) return fail('unknown-place', '没有找到这个文件夹的记录，请重新导出。')
  if (await showFolder(path)) return { ok: true, value: {} }
  return fail('no-folder', `文件夹“${path}”打不开，可能已被移走或改名。请在资源管理器中查找。`)
}

export const listReports: Handler<'listReports'> = ofYear(({ office, book }) => {
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const { sheet } = facts
  return {
    ok: true,
    value: {
      pendingItems: countPending(sheet),
      reports: reportsOf(office, book, sheet),
      documents: listDocuments(office, book, facts),
    },
  }
})

export const writeReports: Handler<'writeReports'> = ofYear(
  ({ desk, office, book }, request: RequestOf<'writeReports'>) => {
    const kinds = PAPER_KINDS.filter((kind) => request.kinds.includes(kind))
    if (kinds.length < new Set(request.kinds).size) {
      return fail('bad-request', '所选材料中有本程序还不能生成的，没有导出。请重新选择。')
    }
    return runJob(desk, 'reports', async (progress, stopped) => {
      let pendingItems = 0
      let fonts: readonly string[] = []
      const names = { folder: folderName(book.year.year), archive: `${book.year.year}年度评价材料` }
      const saved = await saveThrough(desk, names, async (folder) => {
        const written = await writePapers(office, book, {
          folder,
          kinds,
          progress,
          drafts: 'marked',
          stopped,
        })
        if (!written.ok) return written
        pendingItems = written.value.pending
        fonts = written.value.fonts.map(describeFont)
        const files = written.value.paths.map((path) => ({ path, renamed: /\(\d+\)\.[a-z]+$/.test(path) }))
        return { ok: true, value: { files, notWritten: written.value.notWritten } }
      })
      return saved.ok ? { ok: true, value: { saved: saved.value, pendingItems, fonts } } : saved
    })
  },
)
