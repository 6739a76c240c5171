import { Page } from '@/components/shell/page'
import { PhoneCard } from './phone-card'
import { type Thing, ThingCard } from './thing-card'

/** The home page of 长者模式: three things and a phone number. */
export function ElderHome({ name, things }: { name: string | undefined; things: readonly Thing[] }) {
  return (
    <Page>
      <h1 className="mb-5 font-bold font-song text-3xl leading-tight">{name ? `${name}，您好` : '您好'}，现在可以办：</h1>
      <ol className="flex flex-col gap-4">
        {things.map((thing, index) => (
          <li key={`${thing.href} ${thing.title}`}>
            <ThingCard thing={thing} place={index + 1} first={index === 0} />
          </li>
        ))}
      </ol>
      <PhoneCard />
    </Page>
  )
}
