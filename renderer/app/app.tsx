import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import chinese from 'dayjs/locale/zh-cn'
import { useLayoutEffect } from 'react'
import { giveNonceToStyles, styleNonce } from '../api/nonce.ts'
import { queryClient } from '../api/query-client.ts'
import { usePreferences } from '../components/preferences.ts'
import { router } from './router.tsx'
import { themeFor } from './theme.ts'

dayjs.locale(chinese)
const nonce = styleNonce()
if (nonce !== null) giveNonceToStyles(nonce)

export function App() {
  const fontSize = usePreferences((state) => state.fontSize)
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${fontSize}px`
  }, [fontSize])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeFor(fontSize)}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      {...(nonce === null ? {} : { csp: { nonce } })}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
