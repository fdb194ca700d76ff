/** Opens the dialler with the number filled in; the person still has to press call. */
export function dial(number: string): void {
  uni.makePhoneCall({ phoneNumber: number, fail: () => {} })
}
