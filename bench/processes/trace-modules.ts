import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Loaded before a program: writes every module that it loads from then on, a line each, into the file that TRACE_MODULES names. */
const trace = process.env['TRACE_MODULES'] ?? ''
const own = pathToFileURL(process.argv[1] ?? '').href.replace(/[^/]*$/, '')

registerHooks({
  load: (url, context, next) => {
    if (url.startsWith(own)) appendFileSync(trace, `${url}\n`)
    return next(url, context)
  },
})
