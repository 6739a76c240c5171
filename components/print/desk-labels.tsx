import { View } from '@react-pdf/renderer'
import type { RoomSheet, SheetSeat, Sitting } from '@/lib/print/documents'
import { nameSize } from './ems'
import { ink, measure } from './ink'
import { Song } from './song'
import { Words } from './words'

const width = measure / 2
/** Seven rows of two on a page. */
const height = 105
const textWidth = width - 92

/** 桌贴: labels to be cut along the dashes and put on the desks. */
export function DeskLabels({ sitting, sheet }: { sitting: Sitting; sheet: RoomSheet }) {
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap' }}>
      {sitting.seats.map((seat) => (
        <Label
          key={seat.seat}
          seat={seat}
          room={sheet.room}
          papers={seat.subject ?? sitting.papers.map(({ subject }) => subject).join('、')}
        />
      ))}
    </View>
  )
}

function Label({ seat, room, papers }: { seat: SheetSeat; room: string; papers: string }) {
  const box = {
    width,
    height,
    padding: 8,
    flexDirection: 'row',
    borderWidth: 0.6,
    borderStyle: 'dashed',
    borderColor: ink.hairline,
  } as const
  const small = { fontSize: 8, lineHeight: 1.3, color: ink.second, maxLines: 1, textOverflow: 'ellipsis' } as const
  return (
    <View style={box} wrap={false}>
      <View style={{ width: 72, alignItems: 'center', justifyContent: 'center' }}>
        <Words style={{ fontSize: 8, color: ink.second }}>座位</Words>
        <Song style={{ fontSize: seat.seat > 99 ? 32 : 44, lineHeight: 1.1 }}>{`${seat.seat}`}</Song>
      </View>
      <View style={{ width: textWidth, justifyContent: 'center' }}>
        <Song
          style={{ fontSize: nameSize(seat.name, textWidth, 17, 11), lineHeight: 1.2, maxLines: 2, textOverflow: 'ellipsis' }}
        >
          {seat.name}
        </Song>
        <Words style={{ fontSize: 10.5, lineHeight: 1.3 }}>{seat.number}</Words>
        <Words style={small}>{`证件 ${seat.idNumber}${seat.position ? `　职位 ${seat.position}` : ''}`}</Words>
        <Words style={small}>{room}</Words>
        <Words style={{ ...small, maxLines: 2 }}>{papers}</Words>
        {seat.needs.length > 0 && (
          <Words
            style={{ fontSize: 8, lineHeight: 1.3, maxLines: 1, textOverflow: 'ellipsis' }}
          >{`★ ${seat.needs.join('；')}`}</Words>
        )}
      </View>
    </View>
  )
}
