
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0004_addresses'),
        ('people', '0002_walls'),
    ]

    operations = [
        migrations.AddField(
            model_name='entrustment',
            name='visibility',
            field=models.CharField(choices=[('full', '登録票のすべて'), ('without_contact', '連絡先と生年月日をのぞく'), ('blind', '氏名を伏せた略歴だけ')], default='without_contact', max_length=16, verbose_name='見せる範囲'),
        ),
        migrations.AddField(
            model_name='jointuse',
            name='visibility',
            field=models.CharField(choices=[('full', '登録票のすべて'), ('without_contact', '連絡先と生年月日をのぞく'), ('blind', '氏名を伏せた略歴だけ')], default='without_contact', max_length=16, verbose_name='見せる範囲'),
        ),
        migrations.AddConstraint(
            model_name='entrustment',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ('without_contact', 'full'))), name='entrustment_opens_a_card'),
        ),
        migrations.AddConstraint(
            model_name='jointuse',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ('without_contact', 'full'))), name='joint_use_opens_a_card'),
        ),
    ]
