/** A PDF of two pages whose Chinese font is not embedded, as many offices make them, with a link over the text. */
export function chinesePdf(text: string): Uint8Array {
  const codes = [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const drawn = `BT /F1 24 Tf 60 700 Td <${codes}> Tj ET`
  const page =
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>' +
    '/Annots[<</Type/Annot/Subtype/Link/Rect[50 690 500 730]/A<</S/URI/URI(http://example.invalid/)>>>>]>>'
  const parts = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>',
    page,
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light' +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>' +
      '/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]' +
      '/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>',
    page,
  ]
  let file = '%PDF-1.4\n'
  const places = parts.map((part, index) => {
    const at = file.length
    file += `${index + 1} 0 obj${part}endobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = parts.length + 1
  const end = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1')
}
