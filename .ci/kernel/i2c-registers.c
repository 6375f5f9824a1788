// SPDX-License-Identifier: GPL-2.0 OR MIT
// An I2C adapter of the kernel with one part on it: 256 registers at 0x2A, a pointer that moves on, as most chips have.
// Every other address is not acknowledged. The kernel's own i2c-stub speaks SMBus only and refuses I2C_RDWR.
#include <linux/i2c.h>
#include <linux/module.h>

#define PART 0x2A

static u8 registers[256];
static u8 pointer;

static int transfer(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
	int m, i;

	for (m = 0; m < count; m++) {
		if (messages[m].addr != PART)
			return -ENXIO;
		for (i = 0; i < messages[m].len; i++) {
			if (messages[m].flags & I2C_M_RD)
				messages[m].buf[i] = registers[pointer++];
			else if (i == 0)
				pointer = messages[m].buf[0];
			else
				registers[pointer++] = messages[m].buf[i];
		}
	}
	return count;
}

static u32 functionality(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = {
	.master_xfer = transfer,
	.functionality = functionality,
};

static struct i2c_adapter adapter = {
	.owner = THIS_MODULE,
	.algo = &algorithm,
	.name = "registers",
};

static int __init i2c_registers_init(void)
{
	return i2c_add_adapter(&adapter);
}

static void __exit i2c_registers_exit(void)
{
	i2c_del_adapter(&adapter);
}

module_init(i2c_registers_init);
module_exit(i2c_registers_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("An I2C part of plain registers");
