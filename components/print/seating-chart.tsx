import { Image, View } from '@react-pdf/renderer'
import type { SheetSeat, Sitting } from '@/lib/print/documents'
import { nameSize } from './ems'
import { hairline, ink, measure } from './ink'
import { Song } from './song'
import { Words } from './words'

const columns = 5
const width = measure / columns
/** Eight rows of five stay on one page. */
const height = 81
const textWidth = width - 45 - 9

/** 座次表: the candidates with their photos in the order of the seats. */
export function SeatingChart({ sitting }: { sitting: Sitting }) {
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap' }}>
      {sitting.seats.map((seat) => (
        <Place key={seat.seat} seat={seat} />
      ))}
    </View>
  )
}

function Place({ seat }: { seat: SheetSeat }) {
  const box = { width, height, borderWidth: hairline, borderColor: ink.hairline, padding: 3, flexDirection: 'row' } as const
  return (
    <View style={box} wrap={false}>
      <Face photo={seat.photo} />
      <View style={{ width: textWidth, marginLeft: 4 }}>
        <Song style={{ fontSize: 15, lineHeight: 1.1 }}>{`${seat.seat}`}</Song>
        <Name name={seat.name} />
        <Words style={{ fontSize: 6.2, lineHeight: 1.25, color: ink.second }}>{split(seat.number)}</Words>
        {seat.position && <Words style={{ fontSize: 6.2, lineHeight: 1.25 }}>{`职位 ${seat.position}`}</Words>}
        {seat.subject && (
          <Words style={{ fontSize: 6.2, lineHeight: 1.25, maxLines: 1, textOverflow: 'ellipsis' }}>{seat.subject}</Words>
        )}
        {seat.needs.length > 0 && <Words style={{ fontSize: 6.5, lineHeight: 1.25 }}>★ 照顾座位</Words>}
      </View>
    </View>
  )
}

function Name({ name }: { name: string }) {
  const fontSize = nameSize(name, textWidth, 9.5, 7)
  return <Words style={{ fontSize, lineHeight: 1.2, maxLines: 3, textOverflow: 'ellipsis' }}>{name}</Words>
}

/** Two halves: whole it is wider than its box. */
function split(number: string): string {
  return `${number.slice(0, 7)}\n${number.slice(7)}`
}

function Face({ photo }: { photo: Uint8Array | undefined }) {
  const frame = { width: 45, height: 63, borderWidth: hairline, borderColor: ink.hairline, alignSelf: 'center' } as const
  if (!photo) {
    return (
      <View style={{ ...frame, justifyContent: 'center' }}>
        <Words style={{ fontSize: 7, textAlign: 'center', color: ink.second }}>无照片</Words>
      </View>
    )
  }
  return (
    <View style={frame}>
      <Image src={Buffer.from(photo)} style={{ width: '100%', height: '100%', objectFit: 'cover' }} />
    </View>
  )
}
