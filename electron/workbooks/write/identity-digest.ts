import { createHash } from 'node:crypto'
import type { Form } from '#shared/returns/form.ts'
import { identityOf, identityText } from '#shared/returns/identity.ts'

/** SHA-256 in lower-case hex over what identifies the form. */
export function identityDigest(form: Form): string {
  return createHash('sha256')
    .update(identityText(identityOf(form)), 'utf8')
    .digest('hex')
}
