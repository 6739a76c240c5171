import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { offerWords } from '@/lib/seating/needs'
import type { SitesView } from '@/lib/seating/read-sites'
import { RoomsForm } from './rooms-form'
import { RoomForm, type SiteActions, SiteForm } from './site-forms'
import { Cell, Head, Table } from './table'

type SiteListProps = { view: SitesView; here: string; actions: SiteActions }

/** The sites of an exam; the one asked for with its rooms. */
export function SiteList({ view, here, actions }: SiteListProps) {
  const { sites, site, isEditable, isFrozen, frame } = view
  const common = { sessionId: frame.session.id, here, subjects: frame.papers.map(({ subject }) => subject) }
  return (
    <>
      <Card title="考点">
        {sites.length === 0 && <Empty title="还没有考点">先新增考点，再在考点里添加考场。</Empty>}
        {sites.length > 0 && (
          <Table caption="全部考点">
            <Head columns={['考点', '地址', '考场', '座位', '专供科目', '']} numeric={[2, 3]} />
            <tbody>
              {sites.map((one) => (
                <tr key={one.id}>
                  <Cell wide>{one.name}</Cell>
                  <Cell wide>{one.address}</Cell>
                  <Cell numeric>{one.rooms}</Cell>
                  <Cell numeric>{one.capacity}</Cell>
                  <Cell>{one.subjects?.join('、') ?? '—'}</Cell>
                  <Cell>
                    <a className="link whitespace-nowrap" href={`${here}?site=${one.id}#site`} aria-label={`${one.name} 的考场`}>
                      考场
                    </a>
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {isEditable && (
          <details className="mt-4" open={sites.length === 0}>
            <summary className="link cursor-pointer py-1">新增考点</summary>
            <div className="mt-3">
              <SiteForm {...common} site={null} action={actions.saveSite} />
            </div>
          </details>
        )}
      </Card>
      {site && (
        <Card title={site.name} className="scroll-mt-4">
          <div id="site" className="grid gap-5 [&>*]:min-w-0">
            {view.room && isEditable && !isFrozen && (
              <RoomForm {...common} key={view.room.id} room={view.room} siteId={site.id} actions={actions} />
            )}
            <Rooms view={view} siteId={site.id} here={here} />
            {isEditable && (
              <RoomsForm
                key={`rooms ${site.id} ${site.rooms}`}
                siteId={site.id}
                sessionId={common.sessionId}
                action={actions.addRooms}
              />
            )}
            {isEditable && !isFrozen && (
              <details>
                <summary className="link cursor-pointer py-1">修改或删除这个考点</summary>
                <div className="mt-3 grid gap-4">
                  <SiteForm {...common} key={site.id} site={site} action={actions.saveSite} />
                  <ActionForm action={actions.removeSite}>
                    <input type="hidden" name="session" value={common.sessionId} />
                    <input type="hidden" name="site" value={site.id} />
                    <SubmitButton tone="danger" size="small" pendingLabel="正在删除…">
                      {`删除考点和其中 ${site.rooms} 个考场`}
                    </SubmitButton>
                  </ActionForm>
                </div>
              </details>
            )}
          </div>
        </Card>
      )}
    </>
  )
}

function Rooms({ view, siteId, here }: { view: SitesView; siteId: string; here: string }) {
  const { page, isEditable, isFrozen } = view
  if (!page || page.rows.length === 0) return <Empty title="没有考场">请在下面添加。</Empty>
  const mayEdit = isEditable && !isFrozen
  return (
    <div>
      <Table caption="考场">
        <Head columns={['考场', '座位', '专供科目', '考场条件', ...(mayEdit ? [''] : [])]} numeric={[1]} />
        <tbody>
          {page.rows.map((room) => (
            <tr key={room.id}>
              <Cell>{room.name}</Cell>
              <Cell numeric>{room.capacity}</Cell>
              <Cell>{room.subjects?.join('、') ?? '—'}</Cell>
              <Cell>{offerWords(room.offers).join('、') || '—'}</Cell>
              {mayEdit && (
                <Cell>
                  <a
                    className="link whitespace-nowrap"
                    href={`${here}?site=${siteId}&room=${room.id}#room`}
                    aria-label={`修改${room.name}`}
                  >
                    修改
                  </a>
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <Pager first={null} next={page.next === null ? null : `${here}?site=${siteId}&after=${page.next}#site`} />
    </div>
  )
}
