import { expect, test } from 'vitest'
import { networkOf, trustedAddress } from './trusted-address'

test.each([
  ['1.2.3.4', true, '1.2.3.4'],
  ['6.6.6.6, 1.2.3.4', true, '1.2.3.4'],
  ['6.6.6.6,1.2.3.4:5678', true, '1.2.3.4'],
  ['[2001:db8::1]:443', true, '2001:db8::1'],
  ['2001:db8::1', true, '2001:db8::1'],
  ['evil', true, null],
  ['', true, null],
  [null, true, null],
  ['1.2.3.4', false, null],
])('A-02 x-forwarded-for %s behind a proxy: %s gives %s', (header, proxy, address) => {
  expect(trustedAddress(header, proxy)).toBe(address)
})

test.each([
  ['1.2.3.4', '1.2.3.4'],
  ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7'],
  ['2001:0db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
])('A-02 %s counts under %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
