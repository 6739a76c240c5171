import { Path, Svg } from '@react-pdf/renderer'
import { encode } from 'uqr'
import { ink } from './ink'

const quietZoneModules = 4

/** A QR code as one vector path with its quiet zone; `size` is the width in points. */
export function QrCode({ text, size }: { text: string; size: number }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: quietZoneModules })
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${modules} ${modules}`}>
      <Path d={data.map(rowPath).join('')} fill={ink.text} />
    </Svg>
  )
}

function rowPath(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x += 1
    path += `M${from} ${y}H${x + 1}V${y + 1}H${from}Z`
  }
  return path
}
