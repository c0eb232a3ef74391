import { App } from 'antd'
import type { EvidenceFile } from '#shared/contract/evidence.ts'
import { isCancelled, messageOf } from '../api/failure.ts'
import { call, deliver } from '../api/main-side.ts'
import type { KeptKind } from './read-file.ts'

/** 另存: a copy of an evidence file where the person wants it; says where it is. */
export function useSaveCopy(of: KeptKind): (file: EvidenceFile) => Promise<void> {
  const { message } = App.useApp()
  return async ({ id, name, warning }) => {
    try {
      const saved = await (of === 'photo'
        ? call('savePhoto', { photo: id })
        : call('saveEvidence', { evidence: id }))
      await deliver(saved)
      const where = saved.kind === 'folder' ? `已另存到：${saved.path}` : `已另存：${saved.name}`
      if (warning === null) void message.info(where)
      else void message.warning(`${where}。${name}：${warning}`, 8)
    } catch (error) {
      if (!isCancelled(error)) void message.error(messageOf(error))
    }
  }
}
