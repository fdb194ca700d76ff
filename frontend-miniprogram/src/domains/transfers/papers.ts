/** What the picture of a letter may be, as the server takes it. */
export const MOST_SCAN_BYTES = 5 * 1024 * 1024
export const SCAN_EXTENSIONS = ['.pdf', '.jpg', '.jpeg', '.png']
