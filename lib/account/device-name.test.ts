import { expect, test } from 'vitest'
import { deviceName } from './device-name'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36',
    'Windows 电脑 · Chrome',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1 MicroMessenger/8.0', 'iPhone · 微信'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1 Mobile HuaweiBrowser/5.0', '鸿蒙手机 · 华为浏览器'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1 Version/19 Safari/605.1', 'Mac 电脑 · Safari'],
  ['curl/8', '未知设备'],
  ['', '未知设备'],
  [null, '未知设备'],
])('A-04 %s is %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
