import type { Bridge } from '#shared/contract/bridge.ts'
import type { AnswerOf, CallName, Calls, RequestOf } from '#shared/contract/calls.ts'
import type { Transport } from './transport.ts'

declare global {
  interface Window {
    /** Electron's preload; absent in the browser host. */
    readonly bridge?: Bridge<File>
  }
}

/** Calls by Electron's bridge. */
export function bridgeTransport(bridge: Bridge<File>): Transport {
  const calls: Calls = bridge
  return {
    call: <Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>> =>
      calls[name](request),
    handOver: async (files, sent) => {
      const answer = await bridge.takeDropped(files)
      sent(files.length)
      return answer
    },
    listen: (listener) => {
      bridge.onPush(listener)
    },
    download: () =>
      Promise.resolve({
        ok: false,
        error: { code: 'not-in-this-host', message: '文件已直接存入所选文件夹，不用再下载。' },
      }),
  }
}
