/* Stands before the C library and plays the kernel's GPIO chips and I2C buses, by the kernel's own
 * headers. A line descriptor is one end of a socket pair, so poll, read and close are the real ones.
 * Paths that it does not know are opened as usual. */
#define _GNU_SOURCE
#include <asm/termbits.h>
#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/gpio.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { LINES = 58, FDS = 1024, HISTORY = 256 };
enum kind { OTHER, CHIP, HEADER, BUS, REQUEST };

struct line {
  int level, owner; /* owner: descriptor of the request, 0 if free */
  unsigned events;
  __u64 flags, debounce;
  char consumer[GPIO_MAX_NAME_SIZE], history[HISTORY];
};

static struct line lines[LINES];
static struct { enum kind kind; int far, count; __u32 offsets[GPIO_V2_LINES_MAX], events; } fds[FDS];
static struct { int trigger, echo; __u64 delay, width; } echo = {-1, -1, 0, 0};
static unsigned char registers[128][256], pointer[128], present[128] = {[0x2A] = 1};
static int nack = EREMOTEIO;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int fail(int number) { errno = number; return -1; }

static __u64 now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ULL + t.tv_nsec;
}

int open(const char *path, int flags, ...) {
  enum kind kind = !strcmp(path, "/dev/gpiochip0") ? CHIP : !strcmp(path, "/dev/gpiochip4") ? HEADER
      : !strcmp(path, "/dev/i2c-1") ? BUS : OTHER;
  int fd = syscall(SYS_openat, AT_FDCWD, kind == OTHER ? path : "/dev/null", flags, 0);
  if (fd >= 0 && fd < FDS) fds[fd].kind = kind;
  return fd;
}

int close(int fd) {
  pthread_mutex_lock(&lock);
  if (fd >= 0 && fd < FDS && fds[fd].kind == REQUEST) {
    for (int i = 0; i < fds[fd].count; i++) lines[fds[fd].offsets[i]].owner = 0;
    syscall(SYS_close, fds[fd].far);
  }
  if (fd >= 0 && fd < FDS) fds[fd].kind = OTHER;
  pthread_mutex_unlock(&lock);
  return syscall(SYS_close, fd);
}

static void set(int number, int level) {
  struct line *line = &lines[number];
  size_t told = strlen(line->history);
  if (told < HISTORY - 1) line->history[told] = level ? 'H' : 'L';
  line->level = level;
}

/* As in the kernel, the first attribute that names a line decides; i is its place in the request. */
static __u64 attribute(struct gpio_v2_line_config *config, __u32 id, int i, __u64 otherwise) {
  for (__u32 a = 0; a < config->num_attrs; a++)
    if (config->attrs[a].attr.id == id && (config->attrs[a].mask >> i & 1))
      return id == GPIO_V2_LINE_ATTR_ID_DEBOUNCE ? config->attrs[a].attr.debounce_period_us
          : id == GPIO_V2_LINE_ATTR_ID_FLAGS ? config->attrs[a].attr.flags
          : config->attrs[a].attr.values >> i & 1;
  return otherwise;
}

static int configure(int fd, struct gpio_v2_line_config *config) {
  if (config->num_attrs > GPIO_V2_LINE_NUM_ATTRS_MAX) return fail(EINVAL);
  for (int i = 0; i < fds[fd].count; i++) {
    struct line *line = &lines[fds[fd].offsets[i]];
    __u64 flags = attribute(config, GPIO_V2_LINE_ATTR_ID_FLAGS, i, config->flags);
    if (!(flags & (GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_OUTPUT))) continue;
    line->flags = flags;
    line->debounce = attribute(config, GPIO_V2_LINE_ATTR_ID_DEBOUNCE, i, 0);
    if (flags & GPIO_V2_LINE_FLAG_OUTPUT)
      set(fds[fd].offsets[i], attribute(config, GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES, i, 0));
  }
  return 0;
}

static int request(struct gpio_v2_line_request *ask) {
  int pair[2];
  if (ask->num_lines < 1 || ask->num_lines > GPIO_V2_LINES_MAX) return fail(EINVAL);
  for (__u32 i = 0; i < ask->num_lines; i++) {
    if (ask->offsets[i] >= LINES) return fail(EINVAL);
    if (lines[ask->offsets[i]].owner) return fail(EBUSY);
  }
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) return -1;
  fds[pair[0]].kind = REQUEST;
  fds[pair[0]].far = pair[1];
  fds[pair[0]].count = ask->num_lines;
  fds[pair[0]].events = 0;
  for (__u32 i = 0; i < ask->num_lines; i++) {
    struct line *line = &lines[fds[pair[0]].offsets[i] = ask->offsets[i]];
    memcpy(line->consumer, ask->consumer, sizeof line->consumer);
    memset(line->history, 0, HISTORY);
    line->owner = pair[0], line->events = 0, line->flags = 0;
  }
  ask->fd = pair[0];
  return configure(pair[0], &ask->config);
}

static void drive(int number, int level, __u64 time) {
  struct line *line = &lines[number];
  __u64 wanted = level ? GPIO_V2_LINE_FLAG_EDGE_RISING : GPIO_V2_LINE_FLAG_EDGE_FALLING;
  int changed = line->level != level;
  line->level = level;
  if (!changed || !line->owner || !(line->flags & wanted)) return;
  struct gpio_v2_line_event event = {
      .timestamp_ns = time, .offset = number, .line_seqno = ++line->events,
      .seqno = ++fds[line->owner].events,
      .id = level ? GPIO_V2_LINE_EVENT_RISING_EDGE : GPIO_V2_LINE_EVENT_FALLING_EDGE};
  (void)!send(fds[line->owner].far, &event, sizeof event, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static void drive_at(__u64 time, int level) {
  struct timespec until = {time / 1000000000ULL, time % 1000000000ULL};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL)) {}
  pthread_mutex_lock(&lock);
  drive(echo.echo, level, time); /* the interrupt's time, however late this thread is */
  pthread_mutex_unlock(&lock);
}

static void *answer(void *unused) {
  __u64 rise = now() + echo.delay;
  drive_at(rise, 1);
  drive_at(rise + echo.width, 0);
  return unused;
}

static int values(int fd, struct gpio_v2_line_values *v, int write) {
  for (int i = 0; i < fds[fd].count; i++) {
    int number = fds[fd].offsets[i];
    if (!(v->mask >> i & 1)) continue;
    if (!write) { v->bits = (v->bits & ~(1ULL << i)) | (__u64)lines[number].level << i; continue; }
    if (!(lines[number].flags & GPIO_V2_LINE_FLAG_OUTPUT)) return fail(EPERM);
    int fell = lines[number].level && !(v->bits >> i & 1);
    pthread_t thread;
    set(number, v->bits >> i & 1);
    if (fell && number == echo.trigger && !pthread_create(&thread, NULL, answer, NULL))
      pthread_detach(thread);
  }
  return 0;
}

static int transfer(struct i2c_rdwr_ioctl_data *data) {
  for (__u32 m = 0; m < data->nmsgs; m++) {
    struct i2c_msg *message = &data->msgs[m];
    int a = message->addr & 127;
    if (!present[a]) return fail(nack);
    for (int i = 0; i < message->len; i++)
      if (message->flags & I2C_M_RD) message->buf[i] = registers[a][pointer[a]++];
      else if (i == 0) pointer[a] = message->buf[0];
      else registers[a][pointer[a]++] = message->buf[i];
  }
  return data->nmsgs;
}

static int answered(int fd, unsigned long number, void *argument) {
  struct gpiochip_info *chip = argument;
  struct gpio_v2_line_info *info = argument;
  enum kind kind = fds[fd].kind;
  if (kind == BUS && number == I2C_FUNCS) { *(unsigned long *)argument = I2C_FUNC_I2C; return 0; }
  if (kind == BUS && number == I2C_RDWR) return transfer(argument);
  if (kind != BUS && kind != REQUEST && number == GPIO_GET_CHIPINFO_IOCTL) {
    strcpy(chip->label, kind == HEADER ? "pinctrl-bcm2711" : "raspberrypi-exp-gpio");
    chip->lines = kind == HEADER ? LINES : 8;
    return 0;
  }
  if (kind == HEADER && number == GPIO_V2_GET_LINE_IOCTL) return request(argument);
  if (kind == HEADER && number == GPIO_V2_GET_LINEINFO_IOCTL) {
    info->flags = lines[info->offset].owner ? GPIO_V2_LINE_FLAG_USED : 0;
    memcpy(info->consumer, lines[info->offset].consumer, GPIO_MAX_NAME_SIZE);
    return 0;
  }
  if (kind == REQUEST && number == GPIO_V2_LINE_SET_CONFIG_IOCTL) return configure(fd, argument);
  if (kind == REQUEST && number == GPIO_V2_LINE_GET_VALUES_IOCTL) return values(fd, argument, 0);
  if (kind == REQUEST && number == GPIO_V2_LINE_SET_VALUES_IOCTL) return values(fd, argument, 1);
  return fail(ENOTTY);
}

int ioctl(int fd, unsigned long number, ...) {
  va_list rest;
  va_start(rest, number);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (fd < 0 || fd >= FDS || fds[fd].kind == OTHER) return syscall(SYS_ioctl, fd, number, argument);
  pthread_mutex_lock(&lock);
  int result = answered(fd, number, argument);
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

/* What the test has in its hands: the world at the other end of the wires. */
void shim_drive(int line, int level, long time) {
  pthread_mutex_lock(&lock);
  drive(line, level, time ? (__u64)time : now());
  pthread_mutex_unlock(&lock);
}
void shim_lose_edge(int line) { lines[line].events++; }
int shim_level(int line) { return lines[line].level; }
long shim_flags(int line) { return lines[line].flags; }
long shim_debounce(int line) { return lines[line].debounce; }
const char *shim_history(int line) { return lines[line].history; }
void shim_hold(int line, const char *consumer) {
  lines[line].owner = consumer[0] != 0;
  strncpy(lines[line].consumer, consumer, GPIO_MAX_NAME_SIZE - 1);
}
void shim_echo(int trigger, int line, long delay, long width) {
  echo.trigger = trigger, echo.echo = line, echo.delay = delay, echo.width = width;
}
void shim_part(int address, int number) { present[address] = 1; nack = number; }

#define SIZE(type) "sizeof " #type, sizeof(struct type)
#define AT(type, field) "offsetof " #type "." #field, offsetof(struct type, field)
#define IS(name) #name, (unsigned long)(name)
static const struct { const char *name; unsigned long value; } abi[] = {
    {SIZE(gpiochip_info)}, {AT(gpiochip_info, label)}, {AT(gpiochip_info, lines)},
    {SIZE(gpio_v2_line_info)}, {AT(gpio_v2_line_info, consumer)}, {AT(gpio_v2_line_info, offset)},
    {AT(gpio_v2_line_info, flags)}, {SIZE(gpio_v2_line_config_attribute)},
    {AT(gpio_v2_line_config_attribute, attr.id)}, {AT(gpio_v2_line_config_attribute, attr.values)},
    {AT(gpio_v2_line_config_attribute, mask)}, {SIZE(gpio_v2_line_config)},
    {AT(gpio_v2_line_config, flags)}, {AT(gpio_v2_line_config, num_attrs)},
    {AT(gpio_v2_line_config, attrs)}, {SIZE(gpio_v2_line_request)},
    {AT(gpio_v2_line_request, offsets)}, {AT(gpio_v2_line_request, consumer)},
    {AT(gpio_v2_line_request, config)}, {AT(gpio_v2_line_request, num_lines)},
    {AT(gpio_v2_line_request, event_buffer_size)}, {AT(gpio_v2_line_request, fd)},
    {SIZE(gpio_v2_line_values)}, {AT(gpio_v2_line_values, bits)}, {AT(gpio_v2_line_values, mask)},
    {SIZE(gpio_v2_line_event)}, {AT(gpio_v2_line_event, timestamp_ns)},
    {AT(gpio_v2_line_event, id)}, {AT(gpio_v2_line_event, offset)},
    {AT(gpio_v2_line_event, seqno)}, {AT(gpio_v2_line_event, line_seqno)},
    {SIZE(i2c_msg)}, {AT(i2c_msg, addr)}, {AT(i2c_msg, flags)}, {AT(i2c_msg, len)},
    {AT(i2c_msg, buf)}, {SIZE(i2c_rdwr_ioctl_data)}, {AT(i2c_rdwr_ioctl_data, msgs)},
    {AT(i2c_rdwr_ioctl_data, nmsgs)}, {SIZE(termios)}, {AT(termios, c_iflag)},
    {AT(termios, c_cflag)}, {AT(termios, c_cc)}, {SIZE(pollfd)}, {AT(pollfd, events)},
    {AT(pollfd, revents)}, {IS(GPIO_GET_CHIPINFO_IOCTL)}, {IS(GPIO_V2_GET_LINEINFO_IOCTL)},
    {IS(GPIO_V2_GET_LINE_IOCTL)}, {IS(GPIO_V2_LINE_SET_CONFIG_IOCTL)},
    {IS(GPIO_V2_LINE_GET_VALUES_IOCTL)}, {IS(GPIO_V2_LINE_SET_VALUES_IOCTL)},
    {IS(GPIO_V2_LINE_FLAG_USED)}, {IS(GPIO_V2_LINE_FLAG_INPUT)}, {IS(GPIO_V2_LINE_FLAG_OUTPUT)},
    {IS(GPIO_V2_LINE_FLAG_EDGE_RISING)}, {IS(GPIO_V2_LINE_FLAG_EDGE_FALLING)},
    {IS(GPIO_V2_LINE_FLAG_BIAS_PULL_UP)}, {IS(GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN)},
    {IS(GPIO_V2_LINE_FLAG_BIAS_DISABLED)}, {IS(GPIO_V2_LINE_ATTR_ID_FLAGS)},
    {IS(GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES)}, {IS(GPIO_V2_LINE_ATTR_ID_DEBOUNCE)},
    {IS(GPIO_V2_LINE_EVENT_RISING_EDGE)}, {IS(GPIO_V2_LINES_MAX)},
    {IS(GPIO_V2_LINE_NUM_ATTRS_MAX)}, {IS(GPIO_MAX_NAME_SIZE)}, {IS(I2C_FUNCS)}, {IS(I2C_RDWR)},
    {IS(I2C_FUNC_I2C)}, {IS(I2C_M_RD)}, {IS(TCGETS)}, {IS(TCSETS)}, {IS(TCFLSH)}, {IS(TIOCEXCL)},
    {IS(TCIFLUSH)}, {IS(IGNBRK)}, {IS(IGNPAR)}, {IS(CS8)}, {IS(CREAD)}, {IS(CLOCAL)}, {IS(CBAUD)},
    {IS(B9600)}, {IS(B115200)}, {IS(VTIME)}, {IS(VMIN)}, {IS(O_RDWR)}, {IS(O_NOCTTY)},
    {IS(O_CLOEXEC)}, {IS(EFD_CLOEXEC)}, {IS(EFD_NONBLOCK)}, {IS(POLLIN)}, {IS(POLLERR)},
    {IS(POLLHUP)}, {IS(POLLNVAL)}, {IS(EPERM)}, {IS(ENOENT)}, {IS(EINTR)}, {IS(EIO)}, {IS(ENXIO)},
    {IS(EBADF)}, {IS(EAGAIN)}, {IS(EACCES)}, {IS(EBUSY)}, {IS(ENODEV)}, {IS(EINVAL)}, {IS(EMFILE)},
    {IS(ETIMEDOUT)}, {IS(EREMOTEIO)}};

/* One name and number of the headers a line. */
const char *shim_abi(void) {
  static char text[16384];
  size_t at = 0;
  for (size_t i = 0; i < sizeof abi / sizeof abi[0]; i++)
    at += snprintf(text + at, sizeof text - at, "%s=%lu\n", abi[i].name, abi[i].value);
  return text;
}
