import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, nothing } from './fields.ts'
import { savedFiles } from './saved.ts'

/** 单位抬头, as forms and papers have it; '' for what the office has not set. */
const heading = z.strictObject({
  /** Its name, under the papers; '': the name made from the plan's city. */
  office: z.string().max(100),
  /** How units reach it, in one line. */
  contact: z.string().max(200),
})

export const officeHeading = defineCall(
  nothing,
  /** `usual`: the name that papers bear where the office has set none. */
  z.strictObject({ heading, usual: z.string() }),
)
export const keepOfficeHeading = defineCall(heading, nothing)

/** 版头 and 版记 of 通报 and of 年度评价报告; '' for what the office has not set. */
const letterhead = z.strictObject({
  on: z.boolean(),
  report: z.boolean(),
  /** 发文机关标志. */
  mark: z.string().max(60),
  /** 发文字号. */
  number: z.string().max(40),
  reportNumber: z.string().max(40),
  /** 抄送. */
  copyTo: z.string().max(400),
  /** 印发机关. */
  printer: z.string().max(60),
})

/** `usual`: the name that stands where mark or printer is ''. `copied`: whom the plan itself went to. */
export const officeLetterhead = defineCall(
  nothing,
  z.strictObject({ letterhead, usual: z.string(), copied: z.string() }),
)
export const keepOfficeLetterhead = defineCall(letterhead, nothing)

const fontRole = z.enum(['body', 'kai', 'hei', 'title', 'song'])

const offeredFont = z.strictObject({
  /** Its own name: what it is chosen by. */
  font: z.string(),
  label: z.string(),
  /** It is called what GB/T 9704 asks for; others are only Chinese. */
  suits: z.boolean(),
})

const roleFonts = z.strictObject({
  role: fontRole,
  /** 仿宋, 楷体, 黑体, 小标宋, 宋体. */
  name: z.string(),
  /** What is set in it. */
  use: z.string(),
  /** Documents are set in it now. */
  used: offeredFont,
  /** The office's choice; null: the program takes the best that this machine has. */
  chosen: z.strictObject({ name: z.string(), family: z.string() }).nullable(),
  /** The chosen one isn't on this machine: `used` is in its place. */
  missing: z.boolean(),
  /** Those that suit first, best first. */
  fonts: list(offeredFont),
})

/** The fonts of the documents, and those on this machine that may be chosen for each role. */
export const listDocumentFonts = defineCall(nothing, z.strictObject({ roles: list(roleFonts) }))

/** For all documents that are made later; null: the program takes the best again. */
export const chooseDocumentFont = defineCall(
  z.strictObject({ role: fontRole, font: z.string().min(1).max(200).nullable() }),
  nothing,
)

const backup = z.strictObject({ name: z.string(), at: moment, size: count })

const backupState = z.strictObject({
  folder: z.string(),
  /** It lies in the data folder. */
  own: z.boolean(),
  daily: z.boolean(),
  /** This host has a dialog for another folder. */
  canChoose: z.boolean(),
  /** The newest verified one; null where there is none. */
  newest: backup.nullable(),
})
export type BackupState = z.infer<typeof backupState>

/** Quick: by the names in the folder. */
export const backups = defineCall(nothing, backupState)

/** Reads each backup whole: whether it is still what was verified. */
export const checkBackups = defineCall(
  nothing,
  z.strictObject({ backups: list(z.strictObject({ ...backup.shape, intact: z.boolean() })) }),
)

/** 立即备份: a copy of the data, verified row by row. */
export const backUpNow = defineCall(
  nothing,
  z.strictObject({
    ...backup.shape,
    /** What the office must know of evidence that did not come along; null: nothing. */
    note: z.string().nullable(),
  }),
)

/** Makes one where the newest is older than a day and the office wants that. */
export const backUpIfDue = defineCall(
  nothing,
  z.strictObject({ made: backup.nullable(), problem: z.string().nullable() }),
)

export const keepDailyBackup = defineCall(z.strictObject({ daily: z.boolean() }), backupState)

/** choose: the host's dialog; `cancelled` where it was closed, `not-in-this-host` in the browser host. own: back to the data folder. */
export const chooseBackupFolder = defineCall(
  z.strictObject({ where: z.enum(['choose', 'own']) }),
  backupState,
)

/** A backup onto a stick, or as a download. */
export const copyBackup = defineCall(nothing, savedFiles)

/** What 导出问题报告 would write: shown before anything is saved. */
export const problemReport = defineCall(nothing, z.strictObject({ text: z.string() }))
export const saveProblemReport = defineCall(nothing, savedFiles)
