import { CloseCircleFilled } from '@ant-design/icons'

/** `allowClear` of a Select: its button is reached by Tab, and antd itself would name it "Clear". */
export const CLEAR_CHOICE = { label: '清除选择', clearIcon: <CloseCircleFilled /> }
