import { Alert, App, Button, Select } from 'antd'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import type { ValueOf } from '#shared/contract/calls.ts'

type Role = ValueOf<'listDocumentFonts'>['roles'][number]

/** 字体: which font of this machine each part of the documents is set in. */
export function FontsPanel() {
  const answer = useAnswer('listDocumentFonts', {})
  return (
    <div className="settings">
      <QueryView query={answer}>
        {({ roles }) => (
          <Fonts roles={roles} searching={answer.isFetching} onSearch={() => void answer.refetch()} />
        )}
      </QueryView>
    </div>
  )
}

interface FontsProps {
  readonly roles: readonly Role[]
  readonly searching: boolean
  readonly onSearch: () => void
}

function Fonts({ roles, searching, onSearch }: FontsProps) {
  const { message } = App.useApp()
  const choose = useAct('chooseDocumentFont')
  const chosen = roles.filter((role) => role.chosen !== null)
  const restore = async (): Promise<void> => {
    try {
      for (const { role } of chosen) await choose.mutateAsync({ role, font: null })
      void message.info('已恢复默认，可在操作记录中撤销')
    } catch {
      // Said below the table.
    }
  }
  return (
    <section className="panel" aria-labelledby="fonts-title">
      <h2 id="fonts-title">公文字体</h2>
      <p>
        通报、报告、函和通知的 PDF 用这里的字体，以后导出的都按新的印，定稿的版本不变。Word
        文件只写字体名称，打开它的电脑上也要有这种字体。
      </p>
      <table className="plain-table fonts-table">
        <thead>
          <tr>
            {['字体', '用在', '现在用的', '选用'].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role.role}>
              <th scope="row">{role.name}</th>
              <td>{role.use}</td>
              <td>
                <p>{role.used.label}</p>
                <State role={role} />
              </td>
              <td>
                <Select<string>
                  aria-label={`${role.name}选用`}
                  className="fonts-choice"
                  popupMatchSelectWidth={false}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={role.chosen?.name ?? ''}
                  disabled={choose.isPending}
                  options={optionsOf(role)}
                  onChange={(font) => {
                    choose.mutate(
                      { role: role.role, font: font === '' ? null : font },
                      { onSuccess: () => void message.info(`${role.name}的字体已改，可在操作记录中撤销`) },
                    )
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {choose.failure === null ? null : <Alert type="error" showIcon title={choose.failure} />}
      <div className="settings-actions">
        <Button loading={searching} onClick={onSearch}>
          重新查找字体
        </Button>
        <Button disabled={chosen.length === 0 || choose.isPending} onClick={() => void restore()}>
          恢复默认
        </Button>
        <span className="quiet">新装了字体的，点“重新查找字体”。</span>
      </div>
    </section>
  )
}

/** Whether this is the font that the standard asks for, or what stands in for it and why. */
function State({ role }: { readonly role: Role }) {
  const { name, used, chosen, missing } = role
  const own = packedFont(role)
  if (missing) {
    return <StatusTag light="bad">{`所选的“${chosen?.family ?? ''}”这台电脑上没有，请安装或另选`}</StatusTag>
  }
  if (used.font !== own?.font) {
    return used.suits ? (
      <StatusTag light="good">符合公文要求</StatusTag>
    ) : (
      <StatusTag light="partial">{`不是${name}，按所选的印`}</StatusTag>
    )
  }
  return chosen === null ? (
    <StatusTag light="partial">{`这台电脑上没有${name}，用程序自带的代替`}</StatusTag>
  ) : (
    <StatusTag light="partial">按所选的用程序自带的</StatusTag>
  )
}

/** The program's own is the last of those that suit. */
function packedFont({ fonts }: Role): Role['used'] | undefined {
  return fonts.findLast(({ suits }) => suits)
}

interface Option {
  readonly value: string
  readonly label: string
}

function optionsOf(role: Role): { readonly label: string; readonly options: Option[] }[] {
  const { name, fonts, chosen, missing } = role
  const toOption = ({ font, label }: Role['used']): Option => ({ value: font, label })
  const others = fonts.filter(({ suits }) => !suits).map(toOption)
  return [
    {
      label: '默认',
      options: [
        { value: '', label: '由程序选用' },
        ...(missing && chosen !== null
          ? [{ value: chosen.name, label: `${chosen.family}（没有找到）` }]
          : []),
      ],
    },
    { label: name, options: fonts.filter(({ suits }) => suits).map(toOption) },
    ...(others.length === 0 ? [] : [{ label: '其他中文字体', options: others }]),
  ]
}
