import { connect } from 'node:net'

export interface RawAnswer {
  /** null: the connection was closed without an answer. */
  readonly status: number | null
  readonly head: string
  readonly body: string
}

/** Sends bytes as they are over a socket of its own and gives what comes back, until the end or the time is up. */
export function sendRaw(port: number, text: string, patienceMs = 3_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text))
    const finish = (): void => {
      clearTimeout(timer)
      socket.destroy()
      const answer = Buffer.concat(chunks).toString('latin1')
      const [head = '', ...rest] = answer.split('\r\n\r\n')
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]
      resolve({ status: status === undefined ? null : Number(status), head, body: rest.join('\r\n\r\n') })
    }
    const timer = setTimeout(finish, patienceMs)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.once('end', finish)
    socket.once('error', finish)
    socket.once('close', finish)
  })
}

/** A request as text: lines joined as HTTP wants them. */
export function requestText(first: string, headers: readonly string[], body = ''): string {
  return `${[first, ...headers].join('\r\n')}\r\n\r\n${body}`
}
