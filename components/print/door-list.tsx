import { View } from '@react-pdf/renderer'
import type { SheetSeat, Sitting } from '@/lib/print/documents'
import { nameSize } from './ems'
import { hairline, ink, measure } from './ink'
import { NeedsList } from './needs-list'
import { Song } from './song'
import { Words } from './words'

const gap = 10
const width = (measure - gap) / 2
const nameWidth = 118

/** 门贴: who sits in this room, in two columns by seat, to be read standing. */
export function DoorList({ sitting: { seats } }: { sitting: Sitting }) {
  const half = Math.ceil(seats.length / 2)
  return (
    <>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', borderBottomWidth: hairline, borderColor: ink.text }}>
        {['left', 'right'].map((side) => (
          <Words key={side} style={{ width, fontSize: 9, color: ink.second }}>
            座位　　准考证号　　　　　　　姓名
          </Words>
        ))}
      </View>
      {seats.slice(0, half).map((left, index) => (
        <View key={left.seat} style={{ flexDirection: 'row', justifyContent: 'space-between' }} wrap={false}>
          <Line seat={left} />
          <Line seat={seats[half + index]} />
        </View>
      ))}
      <NeedsList seats={seats} />
    </>
  )
}

function Line({ seat }: { seat: SheetSeat | undefined }) {
  if (!seat) return <View style={{ width }} />
  return (
    <View
      style={{
        width,
        height: 22,
        flexDirection: 'row',
        alignItems: 'center',
        borderBottomWidth: hairline,
        borderColor: ink.hairline,
      }}
    >
      <Song style={{ fontSize: 14, width: 34 }}>{`${seat.seat}`}</Song>
      <Words style={{ fontSize: 10.5, width: 98, lineHeight: 1.1 }}>{seat.number}</Words>
      <Words
        style={{
          fontSize: nameSize(seat.name, nameWidth, 12, 9),
          width: nameWidth,
          lineHeight: 1.1,
          maxLines: 2,
          textOverflow: 'ellipsis',
        }}
      >
        {seat.name}
      </Words>
    </View>
  )
}
