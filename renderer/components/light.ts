/** Shape, word and colour together: a light must read on a grey print too. */
export type Light = 'good' | 'partial' | 'bad' | 'none'
