import { Image, View } from '@react-pdf/renderer'
import { hairline, ink } from './ink'

/** The candidate's photo at the size of an identity photo: 25 × 35 mm. */
export function Photo({ jpeg }: { jpeg: Uint8Array }) {
  return (
    <View style={{ width: 74, height: 103, padding: 1.5, borderWidth: hairline, borderColor: ink.hairline }}>
      <Image src={Buffer.from(jpeg)} style={{ width: '100%', height: '100%', objectFit: 'cover' }} />
    </View>
  )
}
