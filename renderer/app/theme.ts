import type { ThemeConfig } from 'antd'
import type { FontSize } from '../components/preferences.ts'

/** Colours that reach a contrast of 4.5 on white; the seeds of success and warning stay (dark ones muddy their grounds). */
export function themeFor(fontSize: FontSize): ThemeConfig {
  return {
    token: {
      fontSize,
      colorPrimary: '#0958d9',
      colorInfo: '#0958d9',
      colorLink: '#0958d9',
      // The derived colours under the pointer are lighter than 4.5 allows: darker ones.
      colorPrimaryHover: '#003eb3',
      colorPrimaryActive: '#002c8c',
      colorLinkHover: '#003eb3',
      colorError: '#cf1322',
      colorTextTertiary: 'rgba(0,0,0,0.6)',
      colorTextPlaceholder: 'rgba(0,0,0,0.6)',
      colorTextDescription: 'rgba(0,0,0,0.65)',
      colorTextDisabled: 'rgba(0,0,0,0.55)',
      colorTextQuaternary: 'rgba(0,0,0,0.55)',
      borderRadius: 4,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: { Table: { cellPaddingBlockSM: 4 } },
  }
}
