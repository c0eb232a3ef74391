import { createServer } from 'node:http'

/** The floor of a start: a server that says where it listens, and nothing more. */
const server = createServer((_request, response) => response.end())
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`)
})
