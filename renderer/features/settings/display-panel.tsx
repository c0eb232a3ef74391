import { Radio } from 'antd'
import { usePreferences, type FontSize } from '../../components/preferences.ts'

const SIZES: readonly { readonly value: FontSize; readonly label: string }[] = [
  { value: 14, label: '标准' },
  { value: 16, label: '大' },
  { value: 18, label: '特大' },
]

export function DisplayPanel() {
  const fontSize = usePreferences((state) => state.fontSize)
  const setFontSize = usePreferences((state) => state.setFontSize)
  return (
    <div className="settings">
      <section className="panel" aria-labelledby="display-title">
        <h2 id="display-title">字号</h2>
        <p>只改这台电脑上程序的字号，不影响导出的材料。也可以用右上角的 A− 和 A+。</p>
        <Radio.Group
          aria-label="字号"
          optionType="button"
          value={fontSize}
          options={[...SIZES]}
          onChange={(event) => {
            const size = SIZES.find(({ value }) => value === event.target.value)
            if (size !== undefined) setFontSize(size.value)
          }}
        />
      </section>
    </div>
  )
}
