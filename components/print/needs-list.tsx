import { View } from '@react-pdf/renderer'
import type { SheetSeat } from '@/lib/print/documents'
import { ink } from './ink'
import { Song } from './song'
import { Words } from './words'

/** What was arranged for whom in this room (B-11), by seat. Nothing where there is nothing. */
export function NeedsList({ seats }: { seats: readonly SheetSeat[] }) {
  const needing = seats.filter(({ needs }) => needs.length > 0)
  if (needing.length === 0) return null
  return (
    <View style={{ borderWidth: 1.2, borderColor: ink.text, padding: 6, marginTop: 8 }} wrap={false}>
      <Song style={{ fontSize: 10.5 }}>★ 照顾座位</Song>
      {needing.map(({ seat, needs }) => (
        <Words key={seat}>{`座位 ${seat}：${needs.join('；')}`}</Words>
      ))}
    </View>
  )
}
