import { View } from '@react-pdf/renderer'
import type { SheetSeat, Sitting } from '@/lib/print/documents'
import { nameSize } from './ems'
import { ink } from './ink'
import { NeedsList } from './needs-list'
import { ruledRow } from './ruled-row'
import { Song } from './song'
import { Words } from './words'

const cell = { paddingHorizontal: 4, paddingVertical: 1, justifyContent: 'center' } as const
const widths = { seat: 34, name: 92, number: 96, idNumber: 96 }

/** 签到表: one line a candidate, with a field to sign in for each paper. */
export function SignInSheet({ sitting }: { sitting: Sitting }) {
  const papers = sitting.papers.map(({ subject }) => subject)
  return (
    <>
      <View fixed style={{ ...ruledRow, backgroundColor: ink.fill }}>
        {[
          ['座位', widths.seat] as const,
          ['姓名', widths.name] as const,
          ['准考证号', widths.number] as const,
          ['证件号码', widths.idNumber] as const,
        ].map(([label, width]) => (
          <View key={label} style={{ ...cell, width }}>
            <Words style={{ fontSize: 8.5 }}>{label}</Words>
          </View>
        ))}
        {papers.map((subject) => (
          <View key={subject} style={{ ...cell, flex: 1, borderLeftWidth: 0.6, borderColor: ink.hairline }}>
            <Words style={{ fontSize: 7.5, maxLines: 2, textOverflow: 'ellipsis' }}>{`${subject} 签名`}</Words>
          </View>
        ))}
      </View>
      {sitting.seats.map((seat) => (
        <Line key={seat.seat} seat={seat} papers={papers} />
      ))}
      <NeedsList seats={sitting.seats} />
      <View style={{ flexDirection: 'row', marginTop: 10, justifyContent: 'space-between' }} wrap={false}>
        <Words>实到　　　　人　缺考座位：</Words>
        <Words style={{ width: 210 }}>监考人员签名：</Words>
      </View>
    </>
  )
}

function Line({ seat, papers }: { seat: SheetSeat; papers: readonly string[] }) {
  const name = `${seat.name}${seat.needs.length > 0 ? ' ★' : ''}`
  return (
    <View style={{ ...ruledRow, height: 20 }} wrap={false}>
      <View style={{ ...cell, width: widths.seat }}>
        <Song style={{ fontSize: 11, lineHeight: 1.1 }}>{`${seat.seat}`}</Song>
      </View>
      <View style={{ ...cell, width: widths.name }}>
        <Words
          style={{ fontSize: nameSize(name, widths.name - 8, 10, 6.8), lineHeight: 1.1, maxLines: 2, textOverflow: 'ellipsis' }}
        >
          {name}
        </Words>
      </View>
      <View style={{ ...cell, width: widths.number }}>
        <Words style={{ fontSize: 9, lineHeight: 1.1 }}>{seat.number}</Words>
      </View>
      <View style={{ ...cell, width: widths.idNumber }}>
        <Words style={{ fontSize: 8, lineHeight: 1.1 }}>{seat.idNumber}</Words>
        {seat.position && <Words style={{ fontSize: 6.5, lineHeight: 1.1 }}>{`职位 ${seat.position}`}</Words>}
      </View>
      {papers.map((subject) => (
        <View key={subject} style={{ ...cell, flex: 1, borderLeftWidth: 0.6, borderColor: ink.hairline }}>
          <Words style={{ fontSize: 7.5 }}>{seat.subject && seat.subject !== subject ? '—' : ''}</Words>
        </View>
      ))}
    </View>
  )
}
