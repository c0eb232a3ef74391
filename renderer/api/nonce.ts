/** The nonce with which the host lets antd add its style tags; null where the page came without one. */
export function styleNonce(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta === null || meta.nonce === '' ? null : meta.nonce
}

/**
 * antd hands its nonce on to its themes, but not to the style tags of its scroll-bar measuring and scroll lock: every
 * style tag that the program's own scripts make gets it. The policy lets no other script run.
 */
export function giveNonceToStyles(nonce: string): void {
  // oxlint-disable-next-line typescript/unbound-method -- the proxy passes on what it is called on
  document.createElement = new Proxy(document.createElement, {
    apply: (create, self, args: Parameters<typeof document.createElement>) => {
      const element: unknown = Reflect.apply(create, self, args)
      if (element instanceof HTMLStyleElement) element.nonce = nonce
      return element
    },
  })
}
