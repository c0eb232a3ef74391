/** The faces that GB/T 9704-2012 asks for, by what they are called in an office, and those for what they have no character for. */
export type FontRole = OfficeFontRole | 'rare' | 'rarest'

/** The roles whose font the office may choose. */
export type OfficeFontRole = (typeof OFFICE_FONT_ROLES)[number]

export const OFFICE_FONT_ROLES = ['body', 'kai', 'hei', 'title', 'song'] as const

export const FONT_ROLE_NAMES: Readonly<Record<FontRole, string>> = {
  body: '仿宋',
  kai: '楷体',
  hei: '黑体',
  title: '小标宋',
  song: '宋体',
  rare: '生僻字',
  rarest: '生僻字',
}

/**
 * File names in lower case, best first: Windows' own, then Founder's as users install them and as UOS and Kylin carry them,
 * with the older GB 2312 faces in between.
 */
export const ROLE_FILES: Readonly<Record<FontRole, readonly string[]>> = {
  body: [
    'simfang.ttf',
    '仿宋_gb2312.ttf',
    'fangsong_gb2312.ttf',
    'fzfsk.ttf',
    'fzfsjw.ttf',
    'fzfangsong-z02.ttf',
    'cesi_fs_gb2312.ttf',
  ],
  kai: [
    'simkai.ttf',
    '楷体_gb2312.ttf',
    'kaiti_gb2312.ttf',
    'fzktk.ttf',
    'fzktjw.ttf',
    'fzkai-z03.ttf',
    'cesi_kt_gb2312.ttf',
  ],
  hei: ['simhei.ttf', 'fzhtk.ttf', 'fzhtjw.ttf', 'fzhei-b01.ttf', 'cesi_ht_gb2312.ttf'],
  title: [
    'fzxbsjw.ttf',
    'fzxbsk.ttf',
    '方正小标宋简体.ttf',
    '方正小标宋_gbk.ttf',
    'fzxiaobiaosong-b05.ttf',
    'cesi_xbs_gb2312.ttf',
  ],
  song: [],
  rare: [],
  rarest: ['simsunb.ttf', 'simsunextg.ttf'],
}

/**
 * Family names, whatever the file is called: Windows' and Founder's, 华文 of macOS, and what UOS and Kylin carry. Only whole
 * names and those with a maker's ending: 仿宋 is not 新仿宋. 宋体 of Windows and macOS lies in a collection.
 */
export const ROLE_FAMILIES: Readonly<Record<FontRole, RegExp | null>> = {
  body: /^(?:仿宋(?:_GB2312)?|FangSong(?:_GB2312)?|STFangsong|华文仿宋|(?:方正|CESI)仿宋.*|(?:FZ|CESI_)FangSong.*|CESI_FS.*)$/,
  kai: /^(?:楷体(?:_GB2312)?|KaiTi(?:_GB2312)?|STKaiti|华文楷体|楷体-简|Kaiti SC|(?:方正|CESI)楷体.*|(?:FZ|CESI_)Kai.*|CESI_KT.*)$/,
  hei: /^(?:黑体|SimHei|STHeiti|华文黑体|黑体-简|Heiti SC|(?:方正|CESI)黑体.*|(?:FZ|CESI_)Hei.*|CESI_HT.*)$/,
  title: /^(?:方正小标宋.*|FZXiaoBiaoSong.*|小标宋.*|CESI小标宋.*|CESI_XBS.*)$/,
  song: /^(?:宋体|SimSun|STSong|华文宋体|宋体-简|Songti SC|方正书宋.*|FZShuSong.*|CESI宋体.*|CESI_SS.*)$/,
  rare: null,
  rarest: /^(?:SimSun-ExtB|宋体-ExtB|SimSun-ExtG|(?:方正|FZ|CESI).*GB18030.*)$/,
}
