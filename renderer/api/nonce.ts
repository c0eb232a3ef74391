/** The nonce with which the host lets antd add its style tags; null where the page came without one. */
export function styleNonce(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta === null ? null : meta.nonce || meta.content || null
}
