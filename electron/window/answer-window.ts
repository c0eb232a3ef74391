import { lstat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Answer } from '#shared/contract/answer.ts'
import type { PickedFiles } from '#shared/contract/returns.ts'
import type { Desk } from '../ipc/desk.ts'
import type { Dispatcher, Sender } from '../ipc/dispatch.ts'
import { APP_ORIGIN } from './app-protocol.ts'
import { CALL, DROPPED } from './channels.ts'

const MAX_DROPPED = 2000

/** The only places where messages of a page come in; both ask first who sent them. */
export function answerWindow(dispatcher: Dispatcher, desk: Desk): void {
  ipcMain.handle(CALL, (event, name: unknown, request: unknown) =>
    dispatcher.call(name, request, senderOf(event)),
  )
  ipcMain.handle(DROPPED, (event, paths: unknown) => takeDropped(desk, senderOf(event), paths))
}

function senderOf({ senderFrame }: IpcMainInvokeEvent): Sender {
  if (senderFrame === null) return { origin: '', mainFrame: false }
  return { origin: senderFrame.origin, mainFrame: senderFrame.parent === null }
}

/** Paths come from the preload, which has them from the dropped files themselves; the page never sees one. */
async function takeDropped(desk: Desk, sender: Sender, paths: unknown): Promise<Answer<PickedFiles>> {
  if (sender.origin !== APP_ORIGIN || !sender.mainFrame) {
    return { ok: false, error: { code: 'not-allowed', message: '只有本程序自己的窗口可以使用这个功能。' } }
  }
  const dropped = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : []
  const known = dropped.filter((path) => isAbsolute(path)).slice(0, MAX_DROPPED)
  if (known.length === 0) {
    return {
      ok: false,
      error: { code: 'nothing-picked', message: '没有收到文件，没有导入。请把文件或文件夹拖到这里。' },
    }
  }
  const picks = []
  for (const path of known) {
    const stats = await lstat(path).catch(() => null)
    picks.push(desk.pick(path, stats?.isDirectory() === true))
  }
  return { ok: true, value: { picks } }
}
