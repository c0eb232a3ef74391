/** The preload's text with a `require` that knows electron alone, as a sandboxed preload has. Runs in the page. */
export function preloadScript(source: string): string {
  return `(() => {
  const listeners = new Map()
  window.__standInPush = (channel, message) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, message)
  }
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => { window[name] = Object.freeze(value) } },
    webUtils: { getPathForFile: (file) => (window.__standInPaths ?? {})[file.name] ?? '' },
    ipcRenderer: {
      invoke: async (channel, ...args) => {
        const outcome = await window.__standInInvoke(channel, structuredClone(args))
        if (outcome.error !== null) throw new Error("Error invoking remote method '" + channel + "': " + outcome.error)
        return outcome.value
      },
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      removeListener: (channel, listener) =>
        listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener)),
    },
  }
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name)
    return electron
  }
  const module = { exports: {} };
  (function (require, module, exports) {
${source}
  })(require, module, module.exports)
})()`
}
