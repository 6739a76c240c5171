import { isDict, isRef, isStream, type Stream, type Value } from './values'

/** The objects, numbered from 1, as a PDF with one plain table. */
export function writePdf(objects: readonly (Value | Stream)[], catalog: number): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const offsets: number[] = []
  const push = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    push(Buffer.from(`${index + 1} 0 obj\n`))
    if (isStream(object)) {
      push(Buffer.from(`${written(new Map([...object.dict, ['Length', object.raw.length]]))}\nstream\n`, 'latin1'))
      push(object.raw)
      push(Buffer.from('\nendstream'))
    } else push(Buffer.from(written(object), 'latin1'))
    push(Buffer.from('\nendobj\n'))
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${catalog} 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(trailer)])
}

function written(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numeral(value)
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`
  if (isDict(value)) return `<< ${[...value].map(([key, one]) => `${nameWritten(key)} ${written(one)}`).join(' ')} >>`
  if (isRef(value)) return `${value.ref} 0 R`
  return 'name' in value ? nameWritten(value.name) : `<${value.text.toString('hex')}>`
}

function numeral(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0)
  return value.toFixed(8).replace(/0+$/, '').replace(/\.$/, '')
}

function nameWritten(name: string): string {
  return `/${name.replace(/[^A-Za-z0-9_.+*:@$&!|~^=?,;'"`-]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
}
