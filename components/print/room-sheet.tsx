import { Document, Page, Text, View } from '@react-pdf/renderer'
import { useContext } from 'react'
import { type RoomSheet, type SheetKind, type Sitting, sheetKinds } from '@/lib/print/documents'
import { DeskLabels } from './desk-labels'
import { DoorList } from './door-list'
import { hairline, ink, measure } from './ink'
import { SeatingChart } from './seating-chart'
import { SettingContext } from './setting'
import { SignInSheet } from './sign-in-sheet'
import { Song } from './song'
import { Words } from './words'

const margin = (595.28 - measure) / 2
const bodies: Record<SheetKind, (props: { sitting: Sitting; sheet: RoomSheet }) => React.ReactNode> = {
  door: DoorList,
  chart: SeatingChart,
  'sign-in': SignInSheet,
  labels: DeskLabels,
}

/** 门贴, 座次表, 签到表 or 桌贴 of one room (E-32): a page or more for each sitting, marked with who took it out (O-26). */
export function RoomSheetPaper(sheet: RoomSheet) {
  const Body = bodies[sheet.kind]
  const name = sheetKinds[sheet.kind]
  return (
    <Document
      title={`${name} · ${sheet.room} · ${sheet.examTitle}`}
      language="zh-CN"
      creator="准考 Zhunkao"
      producer="准考 Zhunkao"
    >
      {sheet.sittings.map((sitting) => (
        <SheetPage key={sitting.papers.map(({ subject }) => subject).join()} sheet={sheet} name={name}>
          {sheet.kind !== 'labels' && <Heading sheet={sheet} sitting={sitting} name={name} />}
          <Body sitting={sitting} sheet={sheet} />
        </SheetPage>
      ))}
    </Document>
  )
}

function SheetPage({ sheet, name, children }: { sheet: RoomSheet; name: string; children: React.ReactNode }) {
  const { sans } = useContext(SettingContext)
  const small = { fontSize: 8, color: ink.second }
  return (
    <Page size="A4" style={{ fontFamily: sans, color: ink.text, paddingTop: 26, paddingHorizontal: margin, paddingBottom: 40 }}>
      <Watermark text={`${sheet.printedBy}　${sheet.printedAt}`} />
      <View fixed style={{ flexDirection: 'row', justifyContent: 'space-between', marginBottom: 8 }}>
        <Words style={{ ...small, width: 300, maxLines: 1, textOverflow: 'ellipsis' }}>{sheet.examTitle}</Words>
        <Words style={{ ...small, width: 205, textAlign: 'right', maxLines: 1, textOverflow: 'ellipsis' }}>
          {`${name}　${sheet.room}`}
        </Words>
      </View>
      {children}
      <View
        fixed
        style={{
          position: 'absolute',
          left: margin,
          width: measure,
          bottom: 18,
          flexDirection: 'row',
          justifyContent: 'space-between',
        }}
      >
        <Words style={small}>{`导出　${sheet.printedBy}　${sheet.printedAt}　仅供考务使用，用后按规定销毁`}</Words>
        <PageNumber />
      </View>
    </Page>
  )
}

function PageNumber() {
  const { isOnePage } = useContext(SettingContext)
  const style = { fontSize: 8, lineHeight: 1.45, color: ink.text }
  if (isOnePage) return <Words style={style}>第 1 页 / 共 1 页</Words>
  return (
    <Text
      fixed
      style={style}
      render={({ subPageNumber, subPageTotalPages }) => `第 ${subPageNumber} 页 / 共 ${subPageTotalPages} 页`}
    />
  )
}

/** Across every page, so light that what stands over it stays readable. */
function Watermark({ text }: { text: string }) {
  return (
    <View fixed style={{ position: 'absolute', top: 0, left: 0, width: 595, height: 842, opacity: 0.07 }}>
      {[190, 430, 670].map((top) => (
        <View key={top} style={{ position: 'absolute', top, left: 60, width: 475, transform: 'rotate(-24deg)' }}>
          <Words style={{ fontSize: 25, textAlign: 'center' }}>{text}</Words>
        </View>
      ))}
    </View>
  )
}

function Heading({ sheet, sitting, name }: { sheet: RoomSheet; sitting: Sitting; name: string }) {
  const isDoor = sheet.kind === 'door'
  return (
    <View style={{ borderBottomWidth: hairline, borderColor: ink.hairline, paddingBottom: 5, marginBottom: 8 }}>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end' }}>
        <Song style={{ fontSize: isDoor ? 30 : 16, width: 400, maxLines: 2, textOverflow: 'ellipsis' }}>{sheet.room}</Song>
        <Song style={{ fontSize: isDoor ? 16 : 13, width: 110, textAlign: 'right' }}>{name}</Song>
      </View>
      <Words style={{ fontSize: isDoor ? 12 : 9.5, marginTop: 2 }}>{`${sheet.site}　应考 ${sitting.seats.length} 人`}</Words>
      {sitting.papers.map((paper) => (
        <Words key={paper.subject} style={{ fontSize: isDoor ? 12 : 9.5 }}>
          {`${paper.date}　${paper.from}—${paper.to}　${paper.subject}`}
        </Words>
      ))}
    </View>
  )
}
