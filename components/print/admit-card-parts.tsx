import { Link, View } from '@react-pdf/renderer'
import type { AdmitCard, ExamSite } from '@/lib/print/documents'
import { ink } from './ink'
import { ruledRow } from './ruled-row'
import { Section } from './section'
import { Song } from './song'
import { Words } from './words'

const cell = { paddingVertical: 4, paddingHorizontal: 7 }
const small = { fontSize: 8.5, lineHeight: 1.45 }
const columns = {
  subject: { ...cell, flex: 1 },
  date: { ...cell, width: 150 },
  time: { ...cell, width: 110 },
  room: { ...cell, width: 110 },
  seat: { ...cell, width: 40 },
}

/** The subjects in the order of their days and times, with room and seat where those differ. */
export function Papers({ papers }: { papers: AdmitCard['papers'] }) {
  const arePlaced = papers.some(({ room }) => room)
  const date = arePlaced ? { ...columns.date, width: 118 } : columns.date
  const time = arePlaced ? { ...columns.time, width: 84 } : columns.time
  const rows = papers.map((paper) => (
    <View key={`${paper.subject} ${paper.date} ${paper.from}`} style={ruledRow} wrap={false}>
      <Words style={columns.subject}>{paper.subject}</Words>
      <Words style={date}>{paper.date}</Words>
      <Song style={{ ...time, fontSize: 10.5 }}>{`${paper.from}—${paper.to}`}</Song>
      {arePlaced && <Words style={columns.room}>{paper.room ?? ''}</Words>}
      {arePlaced && <Song style={{ ...columns.seat, fontSize: 10.5 }}>{paper.seat ?? ''}</Song>}
    </View>
  ))
  const head = (
    <View key="head" style={{ ...ruledRow, backgroundColor: ink.fill, color: ink.second }}>
      <Words style={{ ...columns.subject, fontSize: 9 }}>科目</Words>
      <Words style={{ ...date, fontSize: 9 }}>日期</Words>
      <Words style={{ ...time, fontSize: 9 }}>时间</Words>
      {arePlaced && <Words style={{ ...columns.room, fontSize: 9 }}>考场</Words>}
      {arePlaced && <Words style={{ ...columns.seat, fontSize: 9 }}>座位</Words>}
    </View>
  )
  return <Section title="考试时间" first={[head, rows[0]]} rest={rows.slice(1)} />
}

/** Where to go; the address of the map can be clicked on screen and typed from paper. */
export function Sites({ sites }: { sites: readonly ExamSite[] }) {
  const [first, ...rest] = sites.map((site) => <Site key={`${site.name} ${site.address}`} site={site} />)
  return <Section title="考试地点" first={first} rest={rest} />
}

function Site({ site }: { site: ExamSite }) {
  return (
    <View style={{ ...ruledRow, ...cell, flexDirection: 'column' }} wrap={false}>
      <Song style={{ fontSize: 12 }}>{site.name}</Song>
      <Words>{site.address}</Words>
      <View style={{ flexDirection: 'row', color: ink.second }}>
        <Words style={{ ...small, width: 34 }}>地图：</Words>
        <View style={{ flex: 1 }}>
          <MapAddress url={site.mapUrl} />
        </View>
      </View>
    </View>
  )
}

function MapAddress({ url }: { url: string }) {
  if (!/^https?:\/\/\S+$/.test(url)) return <Words style={small}>{url}</Words>
  return (
    <Link src={url} style={{ ...small, color: ink.second }}>
      {readable(url)}
    </Link>
  )
}

/** Characters instead of their escapes: shorter, and fit to be read. */
function readable(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

/** What was arranged for this candidate, for the invigilators to see. */
export function AccessibleNeeds({ needs }: { needs: string[] }) {
  return (
    <View style={{ borderWidth: 1.2, borderColor: ink.text, marginTop: 10, ...cell, flexDirection: 'row' }} wrap={false}>
      <Song style={{ fontSize: 10.5, width: 84 }}>已安排的便利</Song>
      <Words style={{ flex: 1 }}>{needs.join('；')}</Words>
    </View>
  )
}
