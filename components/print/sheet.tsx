import { Document, Page, Text, View } from '@react-pdf/renderer'
import { type ReactNode, useContext } from 'react'
import { hairline, ink, measure } from './ink'
import { QrCode } from './qr-code'
import { SettingContext } from './setting'
import { Song } from './song'
import { Words } from './words'

const margin = (595.28 - measure) / 2
const footHeight = 88
const small = { fontSize: 8 }

export type SheetProps = {
  kind: string
  examTitle: string
  number: string
  verify: { url: string; code: string }
  serial: string
  printedAt: string
  children: ReactNode
}

/** A4 paper of the office: running head on every page, QR code, serial and page number at the foot of every page. */
export function Sheet(props: SheetProps) {
  return (
    <SheetFile title={`${props.kind} · ${props.examTitle}`}>
      <SheetPages {...props} />
    </SheetFile>
  )
}

/** One file, of one paper or of many. */
export function SheetFile({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Document title={title} language="zh-CN" creator="准考 Zhunkao" producer="准考 Zhunkao">
      {children}
    </Document>
  )
}

/** The pages of one paper; they are counted for themselves. */
export function SheetPages({ kind, examTitle, number, children, ...foot }: SheetProps) {
  const { sans } = useContext(SettingContext)
  const page = {
    fontFamily: sans,
    color: ink.text,
    paddingTop: 30,
    paddingHorizontal: margin,
    paddingBottom: footHeight + 24,
  }
  return (
    <Page size="A4" style={page}>
      <Head left={examTitle} right={`${kind}　${number}`} />
      {children}
      <Foot {...foot} />
    </Page>
  )
}

function Head({ left, right }: { left: string; right: string }) {
  const line = { fontSize: 8, color: ink.second, maxLines: 1, textOverflow: 'ellipsis' } as const
  return (
    <View
      fixed
      style={{
        flexDirection: 'row',
        justifyContent: 'space-between',
        borderBottomWidth: hairline,
        borderColor: ink.hairline,
        paddingBottom: 4,
        marginBottom: 12,
      }}
    >
      <Words style={{ ...line, width: 330 }}>{left}</Words>
      <Words style={{ ...line, width: 180, textAlign: 'right' }}>{right}</Words>
    </View>
  )
}

function Foot({ verify, serial, printedAt }: Pick<SheetProps, 'verify' | 'serial' | 'printedAt'>) {
  return (
    <View
      fixed
      style={{
        position: 'absolute',
        left: margin,
        width: measure,
        bottom: 20,
        height: footHeight,
        borderTopWidth: hairline,
        borderColor: ink.hairline,
        paddingTop: 6,
        flexDirection: 'row',
        color: ink.second,
      }}
    >
      <View style={{ marginLeft: -6 }}>
        <QrCode text={verify.url} size={82} />
      </View>
      <View style={{ width: 290, marginLeft: 6, paddingTop: 8 }}>
        <Words style={small}>扫描二维码核验真伪，或打开</Words>
        <Words style={{ ...small, maxLines: 2, textOverflow: 'ellipsis' }}>{verify.url}</Words>
        <Song style={{ fontSize: 11, color: ink.text, marginTop: 4 }}>{`核验码　${verify.code}`}</Song>
      </View>
      <View style={{ flex: 1, paddingTop: 8, textAlign: 'right' }}>
        <Words style={small}>{`流水号　${serial}`}</Words>
        <Words style={small}>{`打印时间　${printedAt}`}</Words>
        <PageNumber />
      </View>
    </View>
  )
}

function PageNumber() {
  const { isOnePage } = useContext(SettingContext)
  const style = { ...small, marginTop: 6, color: ink.text }
  if (isOnePage) return <Words style={style}>第 1 页 / 共 1 页</Words>
  return (
    <Text
      fixed
      style={style}
      render={({ subPageNumber, subPageTotalPages }) => `第 ${subPageNumber} 页 / 共 ${subPageTotalPages} 页`}
    />
  )
}
