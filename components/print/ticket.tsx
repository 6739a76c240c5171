import { View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { AdmitCard } from '@/lib/print/documents'
import { sizeToFit } from './ems'
import { ink, measure } from './ink'
import { Photo } from './photo'
import { Song } from './song'
import { Words } from './words'

const stubWidth = 104
const factWidth = 306
const factSize = 10.5
const factLineHeight = 1.4

/** The ticket on top of an admit card: the candidate on the left, the seat on the stub. */
export function Ticket(card: AdmitCard) {
  return (
    <View style={{ flexDirection: 'row', borderWidth: 1, borderColor: ink.text, borderRadius: 6 }} wrap={false}>
      <View style={{ width: measure - stubWidth - 2, padding: 12, flexDirection: 'row', justifyContent: 'space-between' }}>
        <View style={{ width: factWidth }}>
          <Song style={{ fontSize: 22, letterSpacing: 6 }}>准考证</Song>
          <Song style={{ fontSize: 10.5, lineHeight: 1.4, marginTop: 2 }}>{titleWithYear(card)}</Song>
          <Words style={{ fontSize: 8, color: ink.second, marginTop: 9 }}>准考证号</Words>
          <Song style={{ fontSize: sizeToFit(card.admitCardNumber, factWidth, 24, 12) }}>{card.admitCardNumber}</Song>
          <Facts {...card} />
        </View>
        <Photo jpeg={card.photo} />
      </View>
      <Stub {...card} />
    </View>
  )
}

function titleWithYear({ examTitle, year }: AdmitCard): string {
  return examTitle.includes(year) ? examTitle : `${year}年度${examTitle}`
}

function Facts({ name, sex, idNumber, level, specialty, position = '' }: AdmitCard) {
  const nameSize = name.length > 20 ? 10 : 14
  return (
    <View style={{ marginTop: 8 }}>
      <Fact label="姓　　名" size={nameSize}>
        <Song style={{ fontSize: nameSize, lineHeight: factLineHeight }}>{name}</Song>
      </Fact>
      {Object.entries({ '性　　别': sex, 证件号码: idNumber, '级　　别': level, '专　　业': specialty, 报考职位: position })
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label} size={factSize}>
            <Words style={{ fontSize: factSize, lineHeight: factLineHeight }}>{value}</Words>
          </Fact>
        ))}
    </View>
  )
}

function Fact({ label, size, children }: { label: string; size: number; children: ReactNode }) {
  const labelSize = 8.5
  const marginTop = ((size - labelSize) * factLineHeight) / 2 + 0.4
  return (
    <View style={{ flexDirection: 'row', marginTop: 2 }}>
      <Words style={{ width: 50, fontSize: labelSize, lineHeight: factLineHeight, color: ink.second, marginTop }}>{label}</Words>
      <View style={{ flex: 1 }}>{children}</View>
    </View>
  )
}

function Stub({ room, seat }: AdmitCard) {
  return (
    <View
      style={{
        width: stubWidth,
        borderLeftWidth: 1,
        borderLeftStyle: 'dashed',
        borderColor: ink.text,
        padding: 10,
        alignItems: 'center',
        justifyContent: 'space-evenly',
      }}
    >
      <Place label="考　场" value={room} max={26} />
      <Place label="座　位" value={seat} max={48} />
    </View>
  )
}

function Place({ label, value, max }: { label: string; value: string; max: number }) {
  const width = stubWidth - 20
  // 第 001 考场（求真楼 201）: the room large, the building under it.
  const [, head = value, tail = ''] = /^(.+?)([（(].+[）)])$/.exec(value) ?? []
  return (
    <View style={{ width, alignItems: 'center' }}>
      <Words style={{ fontSize: 9, color: ink.second }}>{label}</Words>
      <Song style={{ fontSize: sizeToFit(head, width, max, 11), textAlign: 'center', lineHeight: 1.15 }}>{head}</Song>
      {tail !== '' && <Words style={{ fontSize: 9, textAlign: 'center', marginTop: 2 }}>{tail}</Words>}
    </View>
  )
}
